/** AWS Systems Manager on the range: which instances report, sessions on them, and scripts that are sent to them. */
@NullMarked
package dev.cofferdam.range.ssm;

import org.jspecify.annotations.NullMarked;
