using System.Net.Sockets;
using System.Text.RegularExpressions;
using BriefingBus.Configuration.Editing;
using BriefingBus.Configuration.Opml;
using BriefingBus.ServiceDefaults.Settings;
using MassTransit;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BriefingBus.Cli;

/// <summary>Describes faults of the environment as sentences: a full disk, a read-only folder, a damaged database.</summary>
internal static partial class ProcessFault
{
    // errno(3) on Linux, which .NET uses as the HResult of an IOException.
    private const int BrokenPipe = 32;
    private const int NoSpace = 28;

    /// <summary>The fault and what to do as a sentence, or null if nothing can be written; and the exit code.</summary>
    public static (string? Sentence, int Code) Describe(Exception fault) =>
        Chain(fault).Select(Known).FirstOrDefault(known => known.Code != ExitCode.Done) is { Code: not ExitCode.Done } known
            ? known
            : ($"BriefingBus itself failed: {fault.GetType().Name}: {fault.Message} This is a mistake in BriefingBus; "
                + $"please report it with what follows.\n{fault}", ExitCode.Incomplete);

    private static (string? Sentence, int Code) Known(Exception fault) => fault switch
    {
        ConfigurationMistakesException { Mistakes.Count: var count } =>
            ($"{fault.Message}\n{(count == 1 ? "1 mistake" : $"{count} mistakes")}; nothing was started.", ExitCode.Wrong),
        WrongConfigurationException or NotStartedException or EditRefusedException or OpmlException => (fault.Message, ExitCode.Wrong),
        IOException { HResult: BrokenPipe } => (null, ExitCode.Incomplete),
        UnauthorizedAccessException => ($"{fault.Message} Choose another folder, or give this user access to it.", ExitCode.Wrong),
        IOException { HResult: NoSpace } full => ($"{full.Message.TrimEnd('.')}. Make room and try again.", ExitCode.Incomplete),
        IOException io => ($"{io.Message.TrimEnd('.')}. Nothing was changed in the configuration.", ExitCode.Incomplete),
        SqliteException sqlite => (Database(sqlite.SqliteErrorCode, sqlite.Message), ExitCode.Incomplete),
        RequestFaultException { Fault: { } answered } => FromConsumer(answered),
        NpgsqlException postgres => (
            $"The database does not answer: {postgres.Message}. Check DATABASE__HOST and that PostgreSQL runs.", ExitCode.Incomplete),
        SocketException socket => ($"The network does not answer: {socket.Message}.", ExitCode.Incomplete),
        _ => (null, ExitCode.Done),
    };

    /// <summary>Describes the fault of a consumer of this process, of which a message has only the text.</summary>
    private static (string? Sentence, int Code) FromConsumer(Fault fault) => fault.Exceptions
        .SelectMany(Chain)
        .Where(exception => exception.ExceptionType == typeof(SqliteException).FullName)
        .Select(exception => ((string? Sentence, int Code))(Database(ErrorCode(exception.Message), exception.Message), ExitCode.Incomplete))
        .FirstOrDefault((null, ExitCode.Done));

    private static int ErrorCode(string message) =>
        SqliteError().Match(message) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static string Database(int code, string message) => code switch
    {
        SqliteResult.Corrupt or SqliteResult.NotADatabase =>
            $"A database file is damaged: {message.TrimEnd('.')}. Put a backup in its place, or move it away to begin with an empty one.",
        SqliteResult.Busy or SqliteResult.Locked => "A database file is in use by another process. Wait for it, or stop it, and try again.",
        SqliteResult.Full => "The disk of the data folder is full. Make room and try again.",
        // A full disk has this form if SQLite maps a file into memory.
        SqliteResult.IoError =>
            "A database file cannot be written: the disk of the data folder is full or broken. Make room and try again.",
        SqliteResult.ReadOnly or SqliteResult.CannotOpen =>
            $"A database file cannot be written ({message}). Choose another data folder, or give this user access to it.",
        _ => $"The database failed: {message}",
    };

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var next = fault; next is not null; next = next.InnerException)
            yield return next;
    }

    private static IEnumerable<ExceptionInfo> Chain(ExceptionInfo exception)
    {
        for (var next = exception; next is not null; next = next.InnerException)
            yield return next;
    }

    /// <summary>The beginning of Microsoft.Data.Sqlite's messages.</summary>
    [GeneratedRegex(@"^SQLite Error (\d+)")]
    private static partial Regex SqliteError();

    /// <summary>Primary result codes (https://sqlite.org/rescode.html).</summary>
    private static class SqliteResult
    {
        public const int Busy = 5;
        public const int Locked = 6;
        public const int ReadOnly = 8;
        public const int IoError = 10;
        public const int Corrupt = 11;
        public const int Full = 13;
        public const int CannotOpen = 14;
        public const int NotADatabase = 26;
    }
}
