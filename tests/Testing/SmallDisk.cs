namespace BriefingBus.Testing;

/// <summary>A file system of a few mebibytes in memory, which can be filled and made read-only; only root may mount one.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder, string? whyAbsent) => (Folder, WhyAbsent) = (folder, whyAbsent);

    /// <summary>Where it is; an ordinary folder where none could be mounted.</summary>
    public string Folder { get; }

    /// <summary>Why there is none, or null.</summary>
    public string? WhyAbsent { get; }

    private string Filling => Path.Combine(Folder, "filling");

    /// <summary>Mounts one on a folder, which is made.</summary>
    public static async Task<SmallDisk> MountAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder);
            return new SmallDisk(folder, null);
        }
        catch (InvalidOperationException refused)
        {
            return new SmallDisk(folder, refused.Message);
        }
    }

    /// <summary>Takes all the room that is left.</summary>
    /// <param name="leaving">Bytes of it that stay.</param>
    public async Task FillAsync(int leaving = 0)
    {
        await using var filling = new FileStream(Filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var piece = new byte[4096]; ;)
                filling.Write(piece);
        }
        catch (IOException)
        {
            // It is full.
        }
        filling.SetLength(filling.Length - leaving);
    }

    /// <summary>Gives the room back.</summary>
    public Task EmptyAsync()
    {
        File.Delete(Filling);
        return Task.CompletedTask;
    }

    /// <summary>Makes it read-only (<c>ro</c>) or writable (<c>rw</c>); a writer that is at work has to end first.</summary>
    public Task RemountAsync(string mode) => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                await RunAsync("mount", "-o", "remount," + mode, Folder);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        },
        $"the disk is mounted {mode}");

    public async ValueTask DisposeAsync()
    {
        if (WhyAbsent is null)
            await RunAsync("umount", "-l", Folder);
    }

    private static Task RunAsync(string program, params string[] arguments) => RunningProgram.ToItsEndAsync(program, arguments, "/");
}
