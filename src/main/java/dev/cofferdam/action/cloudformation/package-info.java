/**
 * Actions on CloudFormation stacks, which go by name in inputs and by ARN in plans. It must not know the other
 * services' actions.
 */
@NullMarked
package dev.cofferdam.action.cloudformation;

import org.jspecify.annotations.NullMarked;
