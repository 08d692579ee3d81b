"""Placeholder while building."""
import streamlit as st
st.title("x")
