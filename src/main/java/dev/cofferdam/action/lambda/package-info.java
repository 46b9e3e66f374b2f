/**
 * Actions on Lambda functions, which go by name in inputs and by ARN in plans. It must not know the other services'
 * actions.
 */
@NullMarked
package dev.cofferdam.action.lambda;

import org.jspecify.annotations.NullMarked;
