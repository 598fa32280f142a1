namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>What answers does not speak SMTP.</summary>
/// <param name="message">What it said.</param>
public sealed class NotSmtpException(string message) : Exception(message);
