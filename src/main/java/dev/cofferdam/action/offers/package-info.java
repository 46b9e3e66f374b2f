/**
 * What there is in an account, for somebody who is to name one of it: a listing for each type of value that names a
 * resource. It only reads, as much of a long list as somebody would look through, and knows no action.
 */
@NullMarked
package dev.cofferdam.action.offers;

import org.jspecify.annotations.NullMarked;
