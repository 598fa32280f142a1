using BriefingBus.Delivery.Ledger;

namespace BriefingBus.Delivery.Files;

/// <summary>One file of a briefing, and the link to it while it is the newest. A file's modification time is the instant of its briefing,
/// which orders two files. The file itself proves its delivery.</summary>
/// <param name="Key">The part: the file's extension.</param>
/// <param name="Folder">The outlet's folder.</param>
/// <param name="Name">The file's path below it, with slashes.</param>
/// <param name="Latest">The link's name, or null for none.</param>
/// <param name="Briefing">The briefing.</param>
/// <param name="Form">The form to write.</param>
/// <param name="Options">The outlet's options.</param>
internal sealed record WrittenFile(
    string Key, string Folder, string Name, string? Latest, BriefingComposed Briefing, FileForm Form, FilesOptions Options) : IOutletPart
{
    private string Place => Path.Combine(Folder, Name);

    /// <summary>The files of a briefing, one for each form.</summary>
    public static IEnumerable<WrittenFile> For(BriefingComposed briefing, FilesOptions options)
    {
        var folder = Path.GetFullPath(options.Folder);
        var (file, link) = (FileName.Of(options.Name, briefing), FileName.Latest(briefing));
        foreach (var form in options.Forms.Distinct())
        {
            var ending = FileContent.Ending(form);
            yield return new WrittenFile(
                ending, folder, $"{file}.{ending}", options.Latest ? $"{link}.{ending}" : null, briefing, form, options);
        }
    }

    public async Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken)
    {
        try
        {
            if (await StateAsync(cancellationToken) == State.Other)
                throw new NotDeliveredException(
                    $"{Place} exists already with other content, and was not changed: move it away, or make 'name' distinguish the files; "
                    + "then replay",
                    isTransient: false);
            AtomicFile.Write(Place, FileContent.Of(Briefing, Form, Options.FrontMatter), Briefing.ScheduledAt, Options.ReadableBy);
            if (Latest is not null && !IsLinked())
                Link(Path.Combine(Folder, Latest));
            return Name;
        }
        catch (UnauthorizedAccessException refusal)
        {
            throw new NotDeliveredException($"{Place} cannot be written: {refusal.Message}", isTransient: true, refusal);
        }
        catch (IOException fault)
        {
            throw new NotDeliveredException($"{Place} cannot be written: {fault.Message}", isTransient: true, fault);
        }
    }

    public async Task<DeliveryStatus> GetStatusAsync(
        IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken) =>
        await StateAsync(cancellationToken) == State.Same && (Latest is null || IsLinked())
            ? new DeliveryStatus.Arrived(Name)
            : new DeliveryStatus.Absent();

    private async Task<State> StateAsync(CancellationToken cancellationToken) =>
        !File.Exists(Place) ? State.Missing
        : (await File.ReadAllBytesAsync(Place, cancellationToken)).AsSpan()
            .SequenceEqual(FileContent.Of(Briefing, Form, Options.FrontMatter)) ? State.Same
        : State.Other;

    private void Link(string path)
    {
        try
        {
            AtomicFile.Link(path, Name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new NotDeliveredException(
                $"{Place} was written, but {path} cannot be made a link to it: {fault.Message.TrimEnd('.')}. "
                    + "Where links are not possible, set 'latest: false'",
                isTransient: true,
                fault);
        }
    }

    /// <summary>Whether the link points to this file or a newer one.</summary>
    private bool IsLinked()
    {
        var link = new FileInfo(Path.Combine(Folder, Latest!));
        return link.LinkTarget is { } target
            && (target == Name || (link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } newest
                && newest.LastWriteTimeUtc > Briefing.ScheduledAt.UtcDateTime));
    }

    private enum State
    {
        Missing,
        Same,
        Other,
    }
}
