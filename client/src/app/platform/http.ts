import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { refusalOf } from './graphql';

/** Every page handles one kind of failure, whether the network, the server or a rule said no. */
export const refusals: HttpInterceptorFn = (request, next) =>
  request.url === '/graphql'
    ? next(request).pipe(
        catchError((error: unknown) => throwError(() => (error instanceof HttpErrorResponse ? refusalOf(error) : error))),
      )
    : next(request);
