/** Actions on Security Hub's findings, which go by their own ids. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.securityhub;

import org.jspecify.annotations.NullMarked;
