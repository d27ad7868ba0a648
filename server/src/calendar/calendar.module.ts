import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarResolver } from './calendar.resolver.js';
import { CalendarSubscription } from './calendar-subscription.js';
import { MyDates } from './my-dates.js';
import { Subscriptions } from './subscriptions.js';

@Module({
  imports: [MikroOrmModule.forFeature([CalendarSubscription])],
  controllers: [CalendarController],
  providers: [Subscriptions, MyDates, CalendarResolver],
})
export class CalendarModule {}
