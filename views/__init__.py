"""The dashboard: pages place things, the modules beside them decide what is placed.

    dashboard.py -> views/pages/*.py -> views/{state,filters,charts,tables,sentence}.py -> ledger

Only this folder imports Streamlit; ``charts.py`` imports Altair and no Streamlit.
"""
