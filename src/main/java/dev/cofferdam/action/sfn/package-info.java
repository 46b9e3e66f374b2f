/** Actions on executions of Step Functions, which go by ARN. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.sfn;

import org.jspecify.annotations.NullMarked;
