namespace BriefingBus.ServiceDefaults.Settings;

/// <summary>The configuration of a process is wrong, and the message says where and what was expected; nothing was started.</summary>
/// <param name="message">All that is wrong, a line each.</param>
public abstract class WrongConfigurationException(string message) : Exception(message);
