using System.Runtime.InteropServices;

namespace BriefingBus.ServiceDefaults.Files;

/// <summary>What a process creates is for its own user alone: folders 0700, files 0600, whoever in the process creates them. Others read
/// what is shared with them.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OfOthers = (UnixFileMode)0b000_111_111;

    /// <summary>What the user's own mask withholds (umask(2)), as it was before <see cref="Begin"/>.</summary>
    public static UnixFileMode Withheld { get; private set; } = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Makes it so for the whole process; called once, before it creates a file.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
            Withheld = (UnixFileMode)SetMask((uint)OfOthers);
    }

    // .NET has no word for the mask of a process.
    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
