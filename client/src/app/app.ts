import { Component } from '@angular/core';
import { Shell } from './platform/shell';

@Component({ selector: 'kb-app', imports: [Shell], template: '<kb-shell />' })
export class App {}
