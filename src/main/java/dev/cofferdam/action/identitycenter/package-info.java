/**
 * Actions on IAM Identity Center: who gets into accounts with which permission set. Permission sets go by name or ARN
 * in inputs and by ARN in plans. It must not know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.identitycenter;

import org.jspecify.annotations.NullMarked;
