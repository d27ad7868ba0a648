import { Migration } from '@mikro-orm/migrations';

/**
 * What somebody signs as is said by those who give the role, not by the program. Who issues certificates must have it:
 * the paper states it. Those who were issuers before keep what their certificates said.
 */
export class Migration0003FunctionOfARole extends Migration {
  override name = '0003-function-of-a-role';

  override up(): void {
    this.addSql('alter table role_assignment add column function text check (char_length(function) between 1 and 200);');
    this.addSql("update role_assignment set function = 'mit der Ausstellung von Zertifikaten beauftragt' where role = 'issuer';");
    this.addSql("alter table role_assignment add constraint issuer_has_function check (role <> 'issuer' or function is not null);");
  }
}
