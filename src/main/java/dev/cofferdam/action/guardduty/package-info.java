/** Actions on GuardDuty's findings. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.guardduty;

import org.jspecify.annotations.NullMarked;
