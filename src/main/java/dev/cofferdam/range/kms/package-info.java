/** AWS KMS on the range: keys, their states, their grants. Nothing is encrypted; changes are seen at once. */
@NullMarked
package dev.cofferdam.range.kms;

import org.jspecify.annotations.NullMarked;
