/** AWS Systems Manager on the range: which instances report. */
@NullMarked
package dev.cofferdam.range.ssm;

import org.jspecify.annotations.NullMarked;
