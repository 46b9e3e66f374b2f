/** Actions on AWS Config: its recorder, and what it recorded. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.config;

import org.jspecify.annotations.NullMarked;
