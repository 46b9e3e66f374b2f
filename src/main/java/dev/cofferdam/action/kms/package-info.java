/**
 * Actions on KMS keys, which go by id, ARN or alias in inputs and by ARN in plans. It must not know the other services'
 * actions.
 */
@NullMarked
package dev.cofferdam.action.kms;

import org.jspecify.annotations.NullMarked;
