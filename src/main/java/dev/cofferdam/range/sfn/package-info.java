/** AWS Step Functions on the range: executions of standard workflows, which do nothing while they run. */
@NullMarked
package dev.cofferdam.range.sfn;

import org.jspecify.annotations.NullMarked;
