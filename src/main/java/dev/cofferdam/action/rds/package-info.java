/**
 * Actions on RDS databases. Databases and snapshots go by name in inputs and by ARN in plans. It must not know the
 * other services' actions.
 */
@NullMarked
package dev.cofferdam.action.rds;

import org.jspecify.annotations.NullMarked;
