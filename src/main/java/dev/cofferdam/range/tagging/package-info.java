/** The Resource Groups Tagging API on the range: what is there that has tags, of whatever service. */
@NullMarked
package dev.cofferdam.range.tagging;

import org.jspecify.annotations.NullMarked;
