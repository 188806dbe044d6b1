namespace Protocol.Server.Demo;

/// <summary>The demo did not go as it must; the message says where.</summary>
internal sealed class DemoException(string message) : Exception(message);
