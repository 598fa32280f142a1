using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using BriefingBus.Hosting.Deliveries;
using MassTransit;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BriefingBus.Hosting.Bus;

/// <summary>Tells a fault that can pass (the database is away, a peer is slow) from one that lies in the message and never heals.</summary>
public static class TransientFault
{
    /// <summary>SQLite's result codes that blame the data: constraint, mismatch, too big, out of range (https://sqlite.org/rescode.html).</summary>
    private static readonly int[] SqliteBlamesData = [18, 19, 20, 25];

    /// <summary>PostgreSQL's error classes that blame the data: 21 cardinality, 22 data exception, 23 integrity constraint
    /// (PostgreSQL's documentation, appendix A).</summary>
    private static readonly string[] PostgresBlamesData = ["21", "22", "23"];

    /// <summary>Whether the same message may succeed later: true if the exception, or one that it wraps, is a matter of the surroundings.</summary>
    public static bool CanPass(Exception exception) => exception switch
    {
        NotDeliveredException outlet => outlet.CanPass,
        InDoubtException => true,
        SqliteException sqlite => !SqliteBlamesData.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres => !PostgresBlamesData.Contains(postgres.SqlState[..2]),
        DbException or SocketException or TimeoutException or MessageReturnedException or ConnectionException => true,
        HttpRequestException { StatusCode: null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        AggregateException several => several.InnerExceptions.All(CanPass),
        { InnerException: { } inner } => CanPass(inner),
        _ => false,
    };
}
