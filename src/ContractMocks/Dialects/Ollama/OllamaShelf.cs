namespace ContractMocks.Dialects.Ollama;

/// <summary>The models that a mock has and those that are loaded. Any model may be asked all the same. Thread-safe and bounded.</summary>
internal sealed class OllamaShelf
{
    private const int Most = 1_000;

    private readonly Lock _changing = new();
    private readonly List<string> _models = [.. OllamaModel.Usual];
    private readonly List<string> _running = [];

    public string[] Models
    {
        get
        {
            lock (_changing)
            {
                return [.. _models];
            }
        }
    }

    public string[] Running
    {
        get
        {
            lock (_changing)
            {
                return [.. _running];
            }
        }
    }

    public void Add(string model) => Put(_models, OllamaModel.Tagged(model));

    /// <summary>Whether there was such a model.</summary>
    public bool Remove(string model)
    {
        lock (_changing)
        {
            _running.Remove(OllamaModel.Tagged(model));
            return _models.Remove(OllamaModel.Tagged(model));
        }
    }

    public bool Has(string model)
    {
        lock (_changing)
        {
            return _models.Contains(OllamaModel.Tagged(model));
        }
    }

    public void Load(string model, bool isUnload)
    {
        if (!isUnload)
        {
            Put(_running, OllamaModel.Tagged(model));
            return;
        }

        lock (_changing)
        {
            _running.Remove(OllamaModel.Tagged(model));
        }
    }

    private void Put(List<string> list, string name)
    {
        lock (_changing)
        {
            if (list.Contains(name))
            {
                return;
            }

            if (list.Count >= Most)
            {
                list.RemoveAt(0);
            }

            list.Add(name);
        }
    }
}
