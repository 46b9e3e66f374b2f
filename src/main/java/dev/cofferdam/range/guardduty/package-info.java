/** Amazon GuardDuty on the range: the findings that started the incident. */
@NullMarked
package dev.cofferdam.range.guardduty;

import org.jspecify.annotations.NullMarked;
