/** IAM Access Analyzer on the range: what it found beforehand. Nothing is analyzed. */
@NullMarked
package dev.cofferdam.range.accessanalyzer;

import org.jspecify.annotations.NullMarked;
