/**
 * Actions on IAM users, roles, access keys and instance profiles. Users and roles go by name in inputs and by ARN in
 * plans. It must not know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.iam;

import org.jspecify.annotations.NullMarked;
