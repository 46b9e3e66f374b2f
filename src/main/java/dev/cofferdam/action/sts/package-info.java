/** Who signs the calls. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.sts;

import org.jspecify.annotations.NullMarked;
