namespace BriefingBus.Delivery.Files;

/// <summary>Who may read the files of a folder.</summary>
public enum FileReaders
{
    /// <summary>Everyone, as far as the umask of the service lets them.</summary>
    Everyone,

    /// <summary>The user of the service and its group.</summary>
    Group,

    /// <summary>The user of the service alone.</summary>
    Owner,
}
