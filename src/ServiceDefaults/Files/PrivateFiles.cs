using System.Runtime.InteropServices;

namespace BriefingBus.ServiceDefaults.Files;

/// <summary>Makes everything that a process creates private to its user: folders 0700, files 0600, whichever library creates
/// them.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OfOthers = (UnixFileMode)0b000_111_111;

    /// <summary>The user's own mask (umask(2)) before <see cref="Begin"/>.</summary>
    public static UnixFileMode Withheld { get; private set; } = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Sets the mask of the whole process; call it once, before any file is created.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
            Withheld = (UnixFileMode)SetMask((uint)OfOthers);
    }

    // .NET has no API for the mask of a process.
    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
