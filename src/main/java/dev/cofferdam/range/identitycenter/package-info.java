/**
 * IAM Identity Center on the range: permission sets, who is assigned them where, and what happens in the background.
 */
@NullMarked
package dev.cofferdam.range.identitycenter;

import org.jspecify.annotations.NullMarked;
