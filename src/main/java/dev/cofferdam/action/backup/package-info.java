/**
 * Actions on AWS Backup. Vaults go by name in inputs and by ARN in plans. It must not know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.backup;

import org.jspecify.annotations.NullMarked;
