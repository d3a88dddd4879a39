package org.chatsystem.core.contract;

/**
 * What {@link org.chatsystem.core.port.out.MessageLog} promises, in parts: appending, refs, the
 * events, replies and mentions, reading, and retention.
 */
public interface MessageLogContract
    extends AppendContract,
        RefContract,
        MessageStoredContract,
        ReplyAndMentionContract,
        LogReadingContract,
        ConversationsOfContract,
        RetentionContract {}
