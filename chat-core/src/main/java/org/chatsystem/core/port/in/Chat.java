package org.chatsystem.core.port.in;

/**
 * Everything that may be asked, in one hand: what an edge or an embedding application gets to hold.
 */
public interface Chat extends AutoCloseable {
  /** Makes accounts. */
  SignUp signUp();

  /** Signs in. */
  LogIn logIn();

  /** Trades refresh tokens. */
  RefreshSession refreshSession();

  /** Ends sessions. */
  LogOut logOut();

  /** Tells whether a session counts. */
  CheckSession checkSession();

  /** Shows where one is signed in. */
  ListSessions listSessions();

  /** Changes passwords. */
  ChangePassword changePassword();

  /** Deletes accounts. */
  DeleteAccount deleteAccount();

  /** Hands out what is kept of someone. */
  ExportData exportData();

  /** Changes what others see. */
  EditProfile editProfile();

  /** Makes bots and gives them tokens. */
  ManageBots manageBots();

  /** Lets bots in. */
  AdmitBot admitBot();

  /** Lets people in by name alone. */
  AdmitUser admitUser();

  /** Tells who someone is. */
  FindUser findUser();

  /** Finds people by name. */
  ListUsers listUsers();

  /** Keeps people apart. */
  BlockUsers blockUsers();

  /** Says something. */
  SendMessage sendMessage();

  /** Edits, deletes and reacts to what was said. */
  ChangeMessage changeMessage();

  /** Uploads something to send. */
  AttachFile attachFile();

  /** Reads what a message carries. */
  OpenAttachment openAttachment();

  /** Reads what was said. */
  ReadHistory readHistory();

  /** Finds what was said. */
  SearchMessages searchMessages();

  /** Lists conversations. */
  ListConversations listConversations();

  /** Notes what was received and read. */
  NoteReceipt noteReceipt();

  /** Shows how far others have got. */
  ShowReceipts showReceipts();

  /** Shows who is writing. */
  ShowTyping showTyping();

  /** Makes groups. */
  CreateGroup createGroup();

  /** Changes what groups are called. */
  EditGroup editGroup();

  /** Deletes groups. */
  DeleteGroup deleteGroup();

  /** Looks at groups. */
  BrowseGroups browseGroups();

  /** Changes who is in them. */
  ChangeMembers changeMembers();

  /** Tells the outside what is said in groups. */
  ManageWebhooks manageWebhooks();

  /** Connects someone. */
  ConnectUser connectUser();

  /** Ends all connections and stops delivering; the backend stays open. */
  @Override
  void close();
}
