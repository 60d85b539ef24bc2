/**
 * The language of Refit: its events, and what they carry. Every type is immutable and thread-safe; components are
 * non-null unless their documentation says otherwise; lists and maps are unmodifiable copies and never null.
 * Constructors throw {@link java.lang.IllegalArgumentException} naming the field, the value and what was expected.
 */
package dev.refit.events;
