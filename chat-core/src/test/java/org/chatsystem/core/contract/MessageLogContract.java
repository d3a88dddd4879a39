package org.chatsystem.core.contract;

/**
 * What {@link org.chatsystem.core.port.out.MessageLog} promises, in parts: appending, refs, the
 * events, reading, and retention.
 */
public interface MessageLogContract
    extends AppendContract,
        RefContract,
        MessageStoredContract,
        LogReadingContract,
        ConversationsOfContract,
        RetentionContract {}
