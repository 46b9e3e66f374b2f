/** Actions on Amazon Athena. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.athena;

import org.jspecify.annotations.NullMarked;
