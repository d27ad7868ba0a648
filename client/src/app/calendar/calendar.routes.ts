import { Routes } from '@angular/router';
import './calendar.refusals';
import { MyDates } from './my-dates';

export const routes: Routes = [{ path: '', component: MyDates, title: $localize`:@@calendar.title:Meine Termine` }];
