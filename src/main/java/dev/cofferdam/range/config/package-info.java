/** AWS Config on the range: the recorder, and what it recorded of resources. */
@NullMarked
package dev.cofferdam.range.config;

import org.jspecify.annotations.NullMarked;
