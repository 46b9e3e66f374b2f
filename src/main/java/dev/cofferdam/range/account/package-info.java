/** AWS Account Management on the range: the account's contacts. */
@NullMarked
package dev.cofferdam.range.account;

import org.jspecify.annotations.NullMarked;
