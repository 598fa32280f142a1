using BriefingBus.ServiceDefaults;
using BriefingBus.Subscriber;

return await new ServiceHost("subscriber", Port: 5099)
{
    // The queue's name. Another subscriber needs another: two of one name share the briefings between them.
    Consumers = bus => bus.AddConsumer<HeadlinesConsumer>().Endpoint(queue => queue.Name = "headlines"),
}.RunAsync(args);
