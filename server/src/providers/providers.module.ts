import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { Provider } from './provider.js';

@Module({ imports: [MikroOrmModule.forFeature([Provider])] })
export class ProvidersModule {}
