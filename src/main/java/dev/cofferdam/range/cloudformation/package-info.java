/** AWS CloudFormation on the range: stacks and what keeps them from being deleted and updated. They hold nothing. */
@NullMarked
package dev.cofferdam.range.cloudformation;

import org.jspecify.annotations.NullMarked;
