package io.cowcatcher.ingest.synthetic;

/** The members of a planted group, by user number. */
@SuppressWarnings("ArrayRecordComponent") // package-private and never compared
record Group<K>(K kind, int[] members) {}
